import type { Language } from '../language.ts';
import { Frame } from './frame.tsx';

/** One sentence and the way back: what a browser without scripts shows when a message was refused. */
export const SentencePage = (props: {
  language: Language;
  title: string;
  sentence: string;
  back: { href: string; label: string };
  styles: readonly string[];
}) => (
  <Frame language={props.language} title={props.title} styles={props.styles} scripts={[]}>
    <main class="sentence">
      <p>{props.sentence}</p>
      <a href={props.back.href}>{props.back.label}</a>
    </main>
  </Frame>
);
