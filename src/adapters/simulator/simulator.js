// Moves the clock without leaving the page, and keeps the demo's time and the ticket strip fresh.

const EVERY_MS = 2500;
const state = document.querySelector('[data-refresh]');
const told = document.querySelector('[data-advanced]');
let shown = '';

for (const form of document.querySelectorAll('[data-advance]')) form.addEventListener('submit', advance);
document.addEventListener('visibilitychange', refresh);
setInterval(refresh, EVERY_MS);

async function advance(event) {
  event.preventDefault();
  const form = event.target;
  const body = new FormData(form);
  if (event.submitter?.name) body.append(event.submitter.name, event.submitter.value);
  busy(true);
  told.textContent = form.dataset.busy;
  try {
    const answer = await fetch(form.action, { method: 'POST', body, headers: { accept: 'text/plain' } });
    told.textContent = await answer.text();
    if (answer.ok) form.reset();
  } catch (error) {
    told.textContent = String(error);
  }
  busy(false);
  await refresh();
}

function busy(yes) {
  for (const button of document.querySelectorAll('[data-advance] button')) button.disabled = yes;
}

/** Replaced only when it changed, so that a number can be selected and copied. */
async function refresh() {
  if (document.hidden) return;
  const answer = await fetch(state.dataset.refresh).catch(() => undefined);
  if (!answer?.ok) return;
  const html = await answer.text();
  if (html !== shown) state.innerHTML = html;
  shown = html;
}
