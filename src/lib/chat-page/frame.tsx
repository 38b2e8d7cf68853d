import type { Child } from 'hono/jsx';
import { LANGUAGES, type Language } from '../language.ts';

/** Every language is offered in its own words. */
const OWN_NAMES: Record<Language, string> = { hi: 'हिन्दी', en: 'English', 'hi-Latn': 'Hinglish' };
const SWITCH_ORDER: readonly Language[] = ['hi', 'en', 'hi-Latn'];

/** The bare page: our own and the house's styles and scripts, nothing from elsewhere. */
export const Frame = (props: {
  language: Language;
  title: string;
  styles: readonly string[];
  scripts: readonly string[];
  children?: Child;
}) => (
  <html lang={props.language}>
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <title>{props.title}</title>
      <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
      {['/assets/pico.min.css', ...props.styles].map((href) => (
        <link rel="stylesheet" href={href} />
      ))}
      {props.scripts.map((src) => (
        <script type="module" src={src}></script>
      ))}
    </head>
    <body>{props.children}</body>
  </html>
);

export const LanguageSwitch = (props: {
  language: Language;
  label: string;
  href: (language: Language) => string;
}) => (
  <nav class="languages" aria-label={props.label}>
    {SWITCH_ORDER.map((language) => (
      <a
        href={props.href(language)}
        lang={language}
        hreflang={language}
        aria-current={language === props.language ? 'true' : undefined}
      >
        {OWN_NAMES[language]}
      </a>
    ))}
  </nav>
);

export function languageFrom(value: string | undefined, otherwise: Language = 'hi'): Language {
  return LANGUAGES.find((language) => language === value) ?? otherwise;
}
