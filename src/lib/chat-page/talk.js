// Sends and reads without loading the page anew. A section says by data-talk where new entries are read
// (the last position is appended), by data-offline what to say when the network is away.
// Without this script every form is posted and the page comes back.

const QUICK_MS = 600;
const SLOW_MS = 12_000;

document.documentElement.classList.add('js');
for (const talk of document.querySelectorAll('[data-talk]')) startTalk(talk);

function startTalk(talk) {
  const list = talk.querySelector('[data-entries]');
  const status = talk.querySelector('[data-status]');
  let pause = QUICK_MS;
  let timer;
  let reading = false;

  async function read() {
    clearTimeout(timer);
    if (reading) return;
    reading = true;
    try {
      const answer = await fetch(talk.dataset.talk + encodeURIComponent(lastPosition(list)));
      if (answer.status === 200 && append(list, await answer.text())) pause = QUICK_MS;
      if (status.dataset.offline) say('');
      delete status.dataset.offline;
    } catch {
      say(talk.dataset.offline);
      status.dataset.offline = 'yes';
      pause = SLOW_MS;
    }
    reading = false;
    pause = Math.min(pause * 1.15, SLOW_MS);
    if (!document.hidden) timer = setTimeout(read, pause);
  }

  function soon() {
    pause = QUICK_MS;
    if (!document.hidden) void read();
  }

  function say(sentence) {
    status.textContent = sentence;
  }

  async function post(form, button) {
    const body = new FormData(form);
    if (button?.name) body.append(button.name, button.value);
    const waiting = showWaiting(list, form);
    try {
      const answer = await fetch(form.action, { method: 'POST', body, headers: { accept: 'text/plain' } });
      if (!answer.ok) {
        waiting.remove();
        return say(await answer.text());
      }
      say('');
      if (form.matches('[data-compose]')) empty(form);
      soon();
    } catch {
      waiting.remove();
      say(talk.dataset.offline);
    }
  }

  talk.addEventListener('submit', async (event) => {
    const form = event.target;
    event.preventDefault();
    if (form.dataset.busy) return;
    form.dataset.busy = 'yes';
    await post(form, event.submitter);
    delete form.dataset.busy;
  });
  talk.addEventListener('keydown', sendWithEnter);
  talk.addEventListener('change', showChosenFiles);
  document.addEventListener('visibilitychange', soon);
  list.scrollTop = list.scrollHeight;
  soon();
}

function lastPosition(list) {
  return [...list.querySelectorAll('[data-position]')].at(-1)?.dataset.position ?? '';
}

/** True when there was something new. */
function append(list, html) {
  const box = document.createElement('template');
  box.innerHTML = html;
  const known = new Set([...list.querySelectorAll('[data-position]')].map((entry) => entry.dataset.position));
  const fresh = [...box.content.children].filter((entry) => !known.has(entry.dataset.position));
  for (const entry of fresh) {
    if (entry.classList.contains('in')) list.querySelector('.waiting')?.remove();
    list.insertBefore(entry, list.querySelector('.waiting'));
  }
  if (fresh.length > 0) list.scrollTop = list.scrollHeight;
  return fresh.length > 0;
}

/** One's own words at once, paler, until the record shows them. */
function showWaiting(list, form) {
  const entry = document.createElement('li');
  const files = [...(form.elements.files?.files ?? [])].map((file) => file.name);
  entry.className = 'entry in waiting';
  entry.textContent = [form.elements.text.value, ...files].filter(Boolean).join('\n');
  list.append(entry);
  list.scrollTop = list.scrollHeight;
  return entry;
}

/** Only now a new id: what was refused or lost on the way is sent again under the old one. */
function empty(form) {
  form.reset();
  form.elements.once.value = [...crypto.getRandomValues(new Uint32Array(4))].join('-');
  form.querySelector('[data-chosen]').textContent = '';
  form.elements.text.focus();
}

/** With a keyboard Enter sends; on a phone it begins a new line, and while Hindi is composed it is neither. */
function sendWithEnter(event) {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
  if (event.target.tagName !== 'TEXTAREA' || !matchMedia('(pointer: fine)').matches) return;
  event.preventDefault();
  event.target.form.requestSubmit();
}

function showChosenFiles(event) {
  if (event.target.type !== 'file') return;
  const names = [...event.target.files].map((file) => file.name);
  event.target.form.querySelector('[data-chosen]').textContent = names.join(', ');
}
