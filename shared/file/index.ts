/**
 * The file layer: text in, design out, and back.
 *
 *   text -> readJson (strict, line and column) -> migrate (older versions) -> envelope -> ids, parents, props -> Design
 *
 * Refused are wrong JSON types, bad ids, cycles of parents and exceeded limits, each with code, JSON Pointer, line and column (CONTRACTS 1).
 * Ranges, missing references and cardinalities are findings of shared/checks. Unknown kinds, props and members survive a round trip.
 * Nothing is repaired silently, executed or fetched; reading and writing bytes on a disk is the shell's and the command line's business.
 * What Terraform wrote (terraform/) becomes a new design: each kind reads its own resources, what the file only names becomes a placeholder.
 * Saving what was parsed gives the same bytes when the file was in our form, and one edit changes only its own lines.
 */
export { csvLimits, readCsv, type CsvLine } from './csv.ts';
export { designFormat, designVersion } from './envelope.ts';
export { designJsonSchema, jsonSchemaOf } from './design-json-schema.ts';
export { parseDesign, type ParsedDesign, type ParseOptions } from './parse.ts';
export { salvageDesign, type Salvage } from './salvage.ts';
export { importTerraform, openText } from './terraform/import.ts';
export { limits, pointer, problemCodes, type FileNotice, type FileProblem, type ProblemCode } from './problem.ts';
export { serializeDesign, writeJson } from './serialize.ts';
