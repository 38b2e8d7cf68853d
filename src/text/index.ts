export { loadTemplates, placeholders, type Template } from './load.ts';
export { createWording, type Params, type Wording } from './wording.ts';
