/** What stands before the first colon of the buttons of tickets' words, and what a desk calls it. */
const AT_DESK: Readonly<Record<string, string>> = {
  take: 'deed:take',
  return: 'deed:return',
  show: 'card',
  same: 'alike:same',
  apart: 'alike:apart',
};

/**
 * A button of what is told of a ticket (`take:N`), as a desk knows it: there it stands below a card, where nobody talks
 * with the bot, and what needs words opens a form.
 */
export function atDesk(value: string): string {
  const at = value.indexOf(':');
  const verb = value.slice(0, Math.max(at, 0));
  return Object.hasOwn(AT_DESK, verb) ? AT_DESK[verb] + value.slice(at) : value;
}
