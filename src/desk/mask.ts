/** Ramesh Kumar → R••• K•••: whoever must know the name finds it in the ticket. */
export function maskName(name: string): string {
  return name
    .trim()
    .split(/\s+/u)
    .map((word) => `${[...new Intl.Segmenter().segment(word)][0]?.segment ?? ''}•••`)
    .join(' ');
}
