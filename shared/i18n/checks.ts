import { defineTexts } from './catalogue.ts';

/** Sentences of the design-wide checks, by code. Findings of a kind have theirs in its definition. */
export const checksTexts = defineTexts({});
