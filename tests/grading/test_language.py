from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from interviewer.grading.language import is_gibberish, other_language, too_little

ANSWERS = {
    "Spanish": "Primero tomo las constantes y llamo al médico porque el paciente está peor que antes.",
    "Portuguese": "Quando o cliente reclama do atraso, eu escuto com calma e combino um novo prazo com a loja.",
    "French": "Je prends les constantes et puis j'appelle le médecin parce que le patient ne va pas bien.",
    "German": "Ich messe zuerst die Werte und rufe dann den Arzt, weil es dem Patienten nicht gut geht.",
    "Polish": "Najpierw mierzę ciśnienie, potem dzwonię do lekarza i zapisuję wszystko w karcie pacjenta.",
    "Turkish": "Hasta geldiğinde önce tansiyonunu ölçüyorum, sonra nöbetçi doktoru arıyorum ve dosyaya yazıyorum.",
    "Romanian": "Înainte să deschid utilajul opresc curentul și verific dacă mai este presiune în el.",
    "Hungarian": "Mielőtt kinyitom a gépet, lekapcsolom az áramot és ellenőrzöm, hogy nincs-e benne nyomás.",
    "Finnish": "Palvelin kaatui yöllä, joten kävin lokit läpi ja kerroin aamulla asiakkaille, mitä oli tapahtunut.",
    "Vietnamese": "Máy chủ ngừng hoạt động nên tôi xem nhật ký và báo cho khách hàng biết khi nào xong.",
    "Tagalog": "Sinusuri ko ang mga resibo bawat linggo at kinakausap ko ang kahera bago ako magsulat ng ulat.",
    "Indonesian or Malay": "Saya ukur dulu tekanan darah pasien, lalu saya hubungi dokter jaga dan catat semuanya.",
    "Swahili": "Kabla ya kufungua mashine ninazima umeme na ninahakikisha hakuna shinikizo lililobaki ndani yake.",
    "Zulu": "Ngaphambi kokuvula umshini ngicima ugesi, ngiqinisekise ukuthi awukho umfutho osele, bese ngibeka uphawu.",
    "Russian": "Сначала я измеряю давление и вызываю врача",
    "Ukrainian": "Спочатку я вимірюю тиск і телефоную черговому лікарю",
    "Greek": "Πριν ανοίξω το μηχάνημα κόβω το ρεύμα και ελέγχω την πίεση",
    "Arabic": "قبل أن أفتح الآلة أقطع الكهرباء وأتأكد من عدم وجود ضغط",
    "Hindi": "मशीन खोलने से पहले मैं बिजली बंद करता हूँ और दबाव देखता हूँ",
    "Bengali": "যন্ত্র খোলার আগে আমি বিদ্যুৎ বন্ধ করি এবং চাপ আছে কি না দেখি",
    "Chinese": "我会先测量病人的血压然后叫医生",
    "Japanese": "機械を開ける前に電源を切り、圧力が残っていないことを確かめます",
    "another writing system": "ታካሚው ከፍተኛ ትኩሳት ይዞ ሲመጣ መጀመሪያ የደም ግፊቱን እለካለሁ",
}


@pytest.mark.parametrize(("language", "text"), ANSWERS.items(), ids=ANSWERS)
def test_another_language_is_named(language, text):
    assert other_language(text) == language


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("Spanish", "Hago un git bisect para encontrar el commit, luego un rollback del deployment con kubectl."),
        ("Hindi or Urdu", "Main pehle logs check karta hoon, phir rollback karke hotfix push kar deta hoon."),
        ("Hindi", "मैंने Kubernetes में pod restart किया, फिर Grafana dashboard पर latency देखी और rollback कर दिया।"),
        ("Japanese", "GitHub Actionsのログを見て、Dockerイメージのタグを直しました。"),
    ],
)
def test_a_language_full_of_borrowed_english_is_still_that_language(language, text):
    assert other_language(text) == language


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("Vietnamese", "May chu ngung hoat dong nen toi xem nhat ky va bao cho khach hang biet khi nao xong."),
        ("Polish", "najpierw mierze cisnienie potem dzwonie do lekarza dyzurnego i zapisuje wszystko w karcie"),
        ("Spanish", "PRIMERO TOMO LAS CONSTANTES Y LLAMO AL MEDICO PORQUE EL PACIENTE ESTA PEOR"),
    ],
)
def test_a_language_is_found_without_its_accents_or_small_letters(language, text):
    assert other_language(text) == language


def test_a_language_that_has_no_model_is_left_unnamed():
    javanese = "Sadurunge mbukak mesin aku mateni listrik, banjur masang tandha supaya ora ana sing nguripake."
    assert other_language(javanese) == "another language"


@pytest.mark.parametrize(
    "text",
    [
        "I check: he speak, breathing 22, saturation 90 without oxygen, then I call doctor quick.",
        "ABCDE, sepsis six, lactate, cultures, ceftriaxone 2 g, Hartmann's 500 ml stat, outreach, catheter.",
        "NEWS 7, sats 88, high flow, called med reg",
        "Use SELECT id FROM t WHERE id > last ORDER BY id LIMIT 50 with an index on id.",
        "npm ci, tsc --noEmit, eslint, vite build, docker push ghcr.io/acme/web:1.4.2, helm upgrade --install",
        "top, htop, iostat -x 1, vmstat, ss -tlnp, dmesg | tail, journalctl -u nginx",
        "La salle, de facto standard.",
        "Nemo dat quod non habet, caveat emptor, bona fide purchaser, Sale of Goods Act",
        "Ejusdem generis, expressio unius est exclusio alterius, noscitur a sociis, in pari materia",
        "sertraline citalopram mirtazapine venlafaxine olanzapine quetiapine lithium clozapine",
        "Flexor digitorum profundus, extensor carpi ulnaris, abductor pollicis longus, latissimus dorsi",
        "Los Angeles, San Francisco, San Jose, Santa Clara, Palo Alto, El Paso, Las Vegas",
        "Allegro ma non troppo, ritardando, fortissimo, da capo al fine, sotto voce",
        "mesure twise cutt wonce, ware goggels, keap fingrs cleer",
        "compny polisy sez no fotos of pashents evr",
        "Mi haffi tell di boss seh di ting nah work, caan mek nobody get hurt",
        "Dinnae fash, jist check the fuse an see whit's wrang wi it afore ye phone the sparky",
        "pick yes black heat fast white darker color heat faster hot air",
        'The error was "Datei konnte nicht gefunden werden", which I searched for.',
        "α = 0.05, β = 0.2, σ², χ² test, Welch, power 0.8, n = 30, ΔG < 0",
    ],
)
def test_terse_technical_misspelt_dialect_and_second_language_english_is_english(text):
    assert other_language(text) is None


@pytest.mark.parametrize(
    "other",
    [
        "Luego llamo al médico de guardia y preparo los antibióticos antes de una hora.",
        "Потом я звоню поставщику и узнаю, почему не приехала партия.",
    ],
)
def test_an_answer_that_is_half_english_is_read_sentence_by_sentence(other):
    english = "First I check what we have in the store and write down what is missing from the list."
    assert other_language(f"{english} {other}") is None
    assert other_language(other) is not None


def test_what_was_asked_before_and_at_the_same_time_changes_nothing():
    texts = list(ANSWERS.values())
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(other_language, reversed(texts))) == list(reversed(ANSWERS))


@pytest.mark.parametrize("text", ["", "   ", "yes", "ok ok ok ok ok", ":", "I don't know"])
def test_next_to_nothing_is_too_little(text):
    assert too_little(text)


def test_a_short_statement_is_enough():
    assert not too_little("Cultures, antibiotics, fluids, outreach.")


def test_keyboard_mashing_is_gibberish():
    assert is_gibberish("asdfgh qwrtzp sdfkjh xcvbnm wrtpsdf jklmnb")


def test_a_word_list_of_the_field_is_no_gibberish():
    assert not is_gibberish("tachycardia hypotension lactate cultures antibiotics")
