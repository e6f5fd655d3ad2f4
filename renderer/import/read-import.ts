import type { AnyRegistry } from '../../shared/model/definition.ts';
import { planDesignImport, planHostImport, type ImportPlan } from '../../shared/document/index.ts';
import { csvLimits, limits, openText, readCsv, salvageDesign, type FileProblem } from '../../shared/file/index.ts';
import type { Design } from '../../shared/model/design.ts';

/** What a text would bring into a design. */
export interface ReadImport {
  /** Null when nothing of it can be read. */
  readonly plan: ImportPlan | null;
  /** What could not be read, with its places. */
  readonly problems: readonly FileProblem[];
  readonly problemCount: number;
  /** Why a text that is no design is no sheet of hosts either. */
  readonly refused: 'noColumns' | 'tooManyRows' | null;
}

const nothing: ReadImport = { plan: null, problems: [], problemCount: 0, refused: null };

/** Reads a design, a Terraform state or plan, or a sheet of hosts, and plans what of it can come into the design beside what is there. */
export function readImport(text: string, name: string, design: Design, registry: AnyRegistry, at: { readonly x: number; readonly y: number }): ReadImport {
  if (text.trim() === '') return nothing;
  if (!/^[\s\uFEFF]*\{/.test(text) && text.length <= limits.fileBytes) return readSheet(text, design, registry);
  const parsed = openText(text, { registry, name });
  if (parsed.ok) return { ...nothing, plan: planDesignImport(design, parsed.design, registry, at) };
  const salvaged = salvageDesign(text, { registry, name });
  if (salvaged === null) return { ...nothing, problems: parsed.problems, problemCount: parsed.problems.length };
  return { ...nothing, plan: planDesignImport(design, salvaged.design, registry, at), problems: salvaged.left, problemCount: salvaged.leftCount };
}

function readSheet(text: string, design: Design, registry: AnyRegistry): ReadImport {
  const lines = readCsv(text);
  if (lines.length > csvLimits.rows) return { ...nothing, refused: 'tooManyRows' };
  const plan = planHostImport(design, lines, registry);
  return plan === null ? { ...nothing, refused: 'noColumns' } : { ...nothing, plan };
}
