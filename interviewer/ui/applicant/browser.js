(function () {
  // Runs again whenever the page is drawn; one watcher is enough for as long as the tab lives.
  if (window.interviewerWatcher) { return; }
  var box = null, last = "", shown = "", tries = 0;

  function restore(key) {
    var kept = sessionStorage.getItem(key);
    if (box.value || !kept) { return; }
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set.call(box, kept);
    box.dispatchEvent(new Event("input", { bubbles: true }));
  }

  function scroll(page) {
    var main = document.querySelector('[data-testid="stMain"]');
    var turn = document.getElementById("turn-" + page.turn);
    var here = [page.interview, page.turn, page.to].join(":");
    // What stands below the words is drawn a moment after them, so the first second counts.
    if (here !== shown) { shown = here; tries = 5; }
    if (!main || tries === 0) { return; }
    tries -= 1;
    var target = page.to && document.querySelector(".st-key-" + page.to);
    if (target) { target.scrollIntoView({ block: "start" }); }
    else if (page.top) { main.scrollTop = 0; }
    // A message that fills the window is read from its beginning, a shorter one together with what it replies to.
    else if (turn && turn.offsetHeight > 0.6 * main.clientHeight) { turn.scrollIntoView({ block: "start" }); }
    else if (turn) { main.scrollTop = main.scrollHeight; }
  }

  ["wheel", "touchmove", "keydown"].forEach(function (kind) {
    window.addEventListener(kind, function () { tries = 0; }, { passive: true });
  });

  window.interviewerWatcher = setInterval(function () {
    var page = window.interviewerPage, key = "interviewer-draft-" + page.interview;
    var found = document.querySelector('textarea[data-testid="stChatInputTextArea"]');
    if (!found) { box = null; shown = ""; return; }
    scroll(page);
    if (found !== box) { box = found; restore(key); last = box.value; return; }
    if (box.value === last) { return; }
    last = box.value;
    if (last) { sessionStorage.setItem(key, last); } else { sessionStorage.removeItem(key); }
  }, 200);
})();
