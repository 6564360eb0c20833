// Enhancement only: every page works without it.

// After a refused form the reader hears first what is wrong.
document.getElementById('error-summary')?.focus();

// One press, one request. The server guards against a second one too.
document.addEventListener('submit', (event) => {
  if (event.target.method !== 'post') return;
  if (event.target.dataset.sent) return event.preventDefault();
  event.target.dataset.sent = 'yes';
});

// A page that comes back from the browser's memory may be sent anew.
addEventListener('pageshow', () => {
  for (const form of document.forms) delete form.dataset.sent;
});
