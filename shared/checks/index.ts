/**
 * The checks layer: what is wrong with a design as it stands.
 *
 *   design -> findings of the kinds -> design-wide checks (one file each) -> one list, errors first -> validation report
 *   design -> traces of its saved probes, and of those its components ask -> met or not, and the finding behind it
 *
 * Kinds check themselves (NHN and V codes); here is only what no kind can see alone. One problem has one code: coverage.ts says where each of
 * the 100 checks of the domain is done. Nothing here names a kind, sends a packet or writes a sentence (shared/i18n/checks.ts).
 * Findings never throw, however unfinished the drawing is.
 */
export { coverage, type Coverage } from './coverage.ts';
export { checkOwnProbes, checkProbes, probeCodes, type ProbeResult } from './probe-results.ts';
export { probeRangeProblems, probeRanges, type RangedMember } from './probe-values.ts';
export { findingSchema, validationReport, validationSchema, type ValidationReport } from './report.ts';
export { createChecker, designChecks, validate } from './validate.ts';
