export { download, htmlPage, nothingNew, plainText, seeOther } from './answers.ts';
export { showSize, wantsPage } from './asks.ts';
export { Entries, type EntriesView, Hidden } from './entries.tsx';
export { field, POST_LIMIT, postedMessage, readForm } from './form.ts';
export { Frame, LanguageSwitch, languageFrom } from './frame.tsx';
export { ownFile, TALK_SCRIPT, TALK_STYLES } from './own-file.ts';
export { refusal } from './refusal.ts';
export { requireSameOrigin } from './same-origin.ts';
export { SentencePage } from './sentence-page.tsx';
