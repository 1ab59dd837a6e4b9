// Keeps the list of messages fresh. The page is whole without it; then a reload does the same.
const messages = document.querySelector('#messages');
const pauseMilliseconds = 1500;

async function showNewMessages() {
  const { newest, open } = messages.dataset;
  const answer = await fetch(`/_local/mailbox/messages.json?limit=1&after=${newest}`);
  if (!answer.ok || (await answer.json()).length === 0) return;
  const isFirst = newest === '0';
  const page = await fetchPage(open || isFirst ? location.href : currentMessage());
  const fresh = page.querySelector('#messages');
  for (const item of fresh.querySelectorAll('li')) {
    item.classList.toggle('is-new', item.dataset.id > newest);
  }
  messages.dataset.newest = fresh.dataset.newest;
  messages.replaceChildren(...fresh.childNodes);
  // Nobody reads an empty pane; an open mail stays open.
  if (isFirst) document.querySelector('article').replaceWith(page.querySelector('article'));
}

async function fetchPage(address) {
  const answer = await fetch(address);
  return new DOMParser().parseFromString(await answer.text(), 'text/html');
}

/** The message that stands open though the address names none. */
function currentMessage() {
  return messages.querySelector('[aria-current]')?.href ?? location.href;
}

async function keepFresh() {
  try {
    if (!document.hidden) await showNewMessages();
  } catch {
    // The service is stopped or starting; the next round asks again.
  }
  setTimeout(keepFresh, pauseMilliseconds);
}

if (messages) {
  messages.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  keepFresh();
}
