import type { z } from 'zod';
import type { Trace } from '../../../shared/engine/report.ts';
import { findCommand } from '../../../shared/document/index.ts';
import type { AnyRegistry } from '../../../shared/model/definition.ts';
import type { Design } from '../../../shared/model/design.ts';
import { fieldHint } from '../../../shared/model/fields.ts';
import type { Localized } from '../../../shared/model/text.ts';

/** The command behind every proposal. */
export const addRow = 'row.add';

/** One ready-made row that may be added to the list that stopped the packet. */
export interface Proposal {
  readonly component: string;
  /** JSON Pointer of the list inside the component's props. */
  readonly path: string;
  readonly list: Localized;
  readonly row: Localized;
  readonly args: { readonly id: string; readonly path: string; readonly row: Readonly<Record<string, unknown>> };
}

/** A proposal that was tried on a copy of the design, with the answer the same probe then gets. */
export interface Suggestion extends Proposal {
  readonly trace: Trace;
}

/** The ready-made rows of the list behind a trace's first blocker; none when a row cannot help there. */
export function proposalsFor(trace: Trace, design: Design, registry: AnyRegistry): readonly Proposal[] {
  const [blocker] = trace.blockers;
  const [name] = blocker?.because.path?.slice(1).split('/') ?? [];
  const component = blocker === undefined ? undefined : design.components[blocker.because.component];
  const kind = component === undefined ? null : registry.find(component.kind);
  const shape: Readonly<Record<string, z.ZodType>> = kind?.schema.shape ?? {};
  const schema = name === undefined ? undefined : shape[name];
  const hint = schema === undefined ? null : fieldHint(schema);
  if (blocker === undefined || name === undefined || hint?.form !== 'rows') return [];
  const path = `/${name}`;
  return (hint.presets ?? []).map((preset) => ({
    component: blocker.because.component,
    path,
    list: hint.label,
    row: preset.label,
    args: { id: blocker.because.component, path, row: preset.row },
  }));
}

/** The design with a proposal applied through the same door as every edit; null when the edit is refused. */
export function designWith(proposal: Proposal, design: Design, registry: AnyRegistry): Design | null {
  const applied = findCommand(addRow)?.apply(design, proposal.args, registry);
  return applied?.ok === true ? applied.design : null;
}

/** Whether a trace got further than another: answered at all, or stopped by fewer things. */
export function isBetter(after: Trace, before: Trace): boolean {
  return (after.verdict === 'REACHABLE' && before.verdict !== 'REACHABLE') || after.blockers.length < before.blockers.length;
}
