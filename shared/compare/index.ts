/*
 * The comparison: two designs in, what differs between them out.
 *
 *   two designs -> components by id, their props by field, rows of lists by row id -> links -> probes -> meta
 *   saved probes of both -> asked of both -> the answers that changed
 *   placements -> counted apart: a box that was moved changes no answer
 *
 * It says what changed in the words of the kinds (labels of fields, names of what is referred to), in both languages; nothing is guessed: what has another
 * id is another thing, with a hint where exactly one that was removed looks like it.
 * Forbidden here: naming a kind, compiling, files, the window. The registry and the way to compile and ask a design are handed in.
 */
export { compareDesigns } from './compare-designs.ts';
export type { Open } from './compare-verdicts.ts';
export {
  comparisonSchema, groups, type Answer, type Comparison, type FieldChange, type Group, type LinkChange, type ObjectChange, type ProbeChange, type RowChange, type VerdictChange,
} from './comparison.ts';
export { sayAnswer, sayExpectation, sayField, sayLink, sayOrder, sayTwin } from './words.ts';
