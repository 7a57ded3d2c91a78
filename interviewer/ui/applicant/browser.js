(function () {
  // Runs again whenever the page is drawn; one watcher is enough for as long as the tab lives.
  if (window.interviewerWatcher) { return; }
  var box = null, last = "", shown = "", tries = 0, height = 0, following = false, region = null, told = null;
  var held = false, waited = false;
  var BOX = 'textarea[data-testid="stChatInputTextArea"]';

  function restore(key) {
    var kept = sessionStorage.getItem(key);
    if (box.value || !kept) { return; }
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set.call(box, kept);
    box.dispatchEvent(new Event("input", { bubbles: true }));
  }

  // Beside a work sample the newest words stand twice: among all that was said, which is folded away, and apart.
  function newest(page) { return [].slice.call(document.querySelectorAll('.talk [data-turn="' + page.turn + '"]')).pop(); }

  function scroll(page) {
    var main = document.querySelector('[data-testid="stMain"]');
    var turn = newest(page);
    var here = [page.interview, page.turn, page.to, page.top].join(":");
    var now = turn ? turn.offsetHeight : 0;
    // What stands below the words is drawn a moment after them, so the first second counts.
    if (here !== shown) { shown = here; tries = 5; following = true; }
    // Words that come one after the other are followed, until the person looks elsewhere.
    else if (now !== height && following) { tries = 2; }
    height = now;
    if (!main || tries === 0) { return; }
    tries -= 1;
    var target = page.to && document.querySelector(".st-key-" + page.to);
    if (target) { target.scrollIntoView({ block: "start" }); }
    else if (page.top) {
      main.scrollTop = 0;
      var beside = document.querySelector(".beside"), asked = beside && [].slice.call(beside.querySelectorAll(".me")).pop();
      if (asked) { beside.scrollTop = asked.offsetTop - beside.offsetTop - 8; }
    }
    // A message that fills the window is read from its beginning, a shorter one together with what it replies to.
    else if (turn && now > 0.6 * main.clientHeight) { turn.scrollIntoView({ block: "start" }); }
    else if (turn) { main.scrollTop = main.scrollHeight; }
  }

  // A screen reader is told of new words by a region that stays: the list of what was said is drawn anew each time.
  function announce(page) {
    if (!region) {
      region = document.createElement("div");
      region.className = "unseen";
      region.setAttribute("role", "status");
      document.body.appendChild(region);
    }
    var turn = newest(page), key = [page.interview, page.turn, page.live].join(":");
    if (!turn || key === told) { return; }
    // What stands there when the page is opened is read by whoever opens it.
    if (told !== null) { region.textContent = turn.textContent; }
    told = key;
  }

  // Whoever wrote in the box goes on writing in it once it is open again.
  function refocus() {
    if (box.disabled) { waited = true; return; }
    if (waited && held && document.activeElement === document.body) { box.focus(); }
    waited = false;
    held = document.activeElement === box;
  }

  ["wheel", "touchmove", "keydown"].forEach(function (kind) {
    window.addEventListener(kind, function (event) {
      tries = 0;
      following = false;
      // Not only once the watcher has seen the box: somebody may send at once.
      if (kind === "keydown") { held = event.target.matches(BOX); }
    }, { passive: true });
  });

  window.interviewerWatcher = setInterval(function () {
    var page = window.interviewerPage, key = "interviewer-draft-" + page.interview;
    var found = document.querySelector(BOX);
    if (!found) { box = null; shown = ""; told = null; return; }
    scroll(page);
    announce(page);
    if (found !== box) { box = found; restore(key); last = box.value; return; }
    refocus();
    if (box.value === last) { return; }
    last = box.value;
    if (last) { sessionStorage.setItem(key, last); } else { sessionStorage.removeItem(key); }
  }, 200);
})();
