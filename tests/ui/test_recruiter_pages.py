import pytest

from interviewer.domain.evidence import Verdict
from interviewer.domain.interview import Accommodation, Move
from interviewer.ui.recruiter.pages import pages
from tests.builders import profile, profile_document
from tests.ui.desk_pages import html_of, open_page, words_of

HOSTILE = "I check <script>alert('x')</script> the boiling water temperature :red[before] serving, $x$ and **always**."


def finished(services, name, answers, **start):
    """An interview that says `answers`, then skips the rest."""
    document = profile_document()
    document["basics"] = {**document["basics"], "name": name}
    view = services.screening.start("tea", profile(**document), seed=4, **start)
    for answer in answers:
        view = services.screening.submit(view.interview.id, view.answering, answer, move=Move.ANSWER)
    while not view.state.closed:
        move = Move.NO if view.state.offer else Move.SKIP
        view = services.screening.submit(view.interview.id, view.answering, "skip", move=move)
    return view.interview.id


@pytest.fixture(scope="module")
def expert(tea_services):
    good = "I always check the boiling water temperature before serving, then I adjust the steeping time in minutes."
    return finished(tea_services, "Ada Desk-Expert", [good, HOSTILE], sample=True)


@pytest.fixture(scope="module")
def silent(tea_services):
    return finished(tea_services, "Sam Desk-Silent", [])


@pytest.fixture
def page(tea_services):
    return lambda path, **query: open_page(lambda: pages(tea_services), path, **query)


def test_the_queue_lists_everyone_and_marks_samples(page, expert, silent):
    app = page("queue")
    rows = {row.split("</a>")[0].split(">")[-1]: row for row in html_of(app).split("<tr>") if 'class="open"' in row}
    assert "sample</span>" in rows["Ada Desk-Expert"]
    assert "sample</span>" not in rows["Sam Desk-Silent"]


def test_a_row_leads_to_that_applicants_page(page, expert):
    assert f"applicant?interview={expert}" in html_of(page("queue"))


def test_the_queue_starts_with_who_waits_longest_not_with_a_score(page, expert, silent):
    app = page("queue")
    assert app.selectbox(key="queue-sort").value == "Waiting longest"
    words = words_of(app)
    assert words.index("Ada Desk-Expert") < words.index("Sam Desk-Silent")


def test_search_leaves_only_those_it_names(page, expert, silent):
    app = page("queue")
    app.text_input(key="queue-search").set_value("desk-silent").run()
    assert "Sam Desk-Silent" in words_of(app)
    assert "Ada Desk-Expert" not in words_of(app)


def test_samples_can_be_filtered_out(page, expert, silent):
    app = page("queue")
    app.selectbox(key="queue-samples").set_value("no").run()
    assert "Ada Desk-Expert" not in words_of(app)


def test_filters_that_leave_nobody_say_what_to_do(page, expert):
    app = page("queue")
    app.text_input(key="queue-search").set_value("nobody of this name").run()
    assert "Set one of them back" in words_of(app)


def test_the_transcript_is_verbatim_and_harmless(page, expert):
    app = page("applicant", interview=expert)
    assert "<script>" not in html_of(app)
    assert ":red[before]" in words_of(app)
    assert "**always**" in words_of(app)


def test_every_quote_leads_to_a_passage_that_is_there(page, expert):
    import re  # noqa: PLC0415

    html = html_of(page("applicant", interview=expert))
    wanted = set(re.findall(r'class="cite[^"]*" href="#([^"]+)"', html))
    assert wanted
    assert wanted <= set(re.findall(r'id="([^"]+)"', html))


def test_each_rating_says_what_rated_it(page, expert, tea_services):
    words = words_of(page("applicant", interview=expert))
    for rating in tea_services.review.report(expert).ratings:
        assert f"{rating.engine} · {rating.model} · grader {rating.grader}" in words


def test_what_was_not_rated_is_never_a_zero(page, silent):
    words = words_of(page("applicant", interview=silent))
    assert "Not rated: the question was skipped" in " ".join(words.split()).replace("Not rated: the", "Not rated: the")
    assert "Level 0" not in words


def test_an_unknown_interview_and_none_at_all_show_no_trace(page):
    assert "Not found" in words_of(page("applicant", interview="not-there"))
    assert "Nobody is chosen yet" in words_of(page("applicant"))


def test_an_open_interview_shows_its_words_and_no_rating(page, tea_services):
    view = tea_services.screening.start("tea", profile(), seed=1)
    words = words_of(page("applicant", interview=view.interview.id))
    assert "This interview is not over yet" in words
    assert "Level" not in words


def test_the_report_and_the_transcript_can_be_taken_away(page, expert):
    app = page("applicant", interview=expert)
    labels = {button.proto.label for button in app.get("download_button")}
    assert labels == {"Report as JSON", "Transcript as text"}


def test_claims_are_filtered_by_finding(page, expert, tea_services):
    app = page("applicant", interview=expert)
    verdicts = {finding.verdict for finding in tea_services.review.report(expert).findings}
    box = app.multiselect(key="claims-verdicts")
    assert len(box.options) == len(verdicts)


def test_what_the_profile_has_and_nobody_spoke_about_is_one_list(page, expert, tea_services):
    findings = tea_services.review.report(expert).findings
    silent_about = [one for one in findings if one.verdict is Verdict.NOT_DISCUSSED]
    assert silent_about
    html = html_of(page("applicant", interview=expert))
    card = html.split("<h3>On the profile, not discussed</h3>")[1].split("</article>")[0]
    assert card.count("<li") == sum(len(one.profile) for one in silent_about)


def test_what_a_person_needs_to_take_part_is_on_the_history_tab(page, tea_services):
    needs = Accommodation(extra_time=True, note="I read with a <b>screen reader</b>.")
    view = tea_services.screening.start("tea", profile(), seed=1, accommodation=needs)
    app = page("applicant", interview=view.interview.id)
    assert "Extra time" in words_of(app)
    assert "I read with a &lt;b&gt;screen reader&lt;/b&gt;." in html_of(app)


def test_two_people_stand_side_by_side_criterion_by_criterion(page, expert, silent):
    app = page("compare", interview=expert)
    app.multiselect(key="compare-people-tea").set_value([expert, silent]).run()
    words = words_of(app)
    assert "Ada Desk-Expert" in words
    assert "Sam Desk-Silent" in words
    assert "brewing one" in words
    assert "Not rated" in words
