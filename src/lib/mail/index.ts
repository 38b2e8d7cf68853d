export { domainOf, firstAddress, isPlainAddress, localPartOf } from './addresses.ts';
export { type Blank, blankReadable } from './blank.ts';
export { fingerprint } from './fingerprint.ts';
export { field, fieldsOf, type HeaderField, messageIds, parameter, scanHeaders } from './headers.ts';
export { mendBoundary, mendCharsets, mendHeader, mendLineEnds } from './mend.ts';
export { mendBoundaryLines, mendUuencoded } from './mend-parts.ts';
export { findParts, type MailPart } from './parts.ts';
export { safeFileName, tidyLine, tidyText } from './tidy.ts';
export { mendWords } from './words.ts';
