import type { Comparison } from '../../shared/compare/index.ts';
import type { Trace } from '../../shared/engine/report.ts';
import type { Finding } from '../../shared/model/finding.ts';
import type { Probe } from '../../shared/model/probe.ts';
import type { DesignChange } from './design-change.ts';

/** What may be asked of the engine's worker about a design. Everything in it can be structurally cloned. */
export interface EngineCalls {
  readonly validate: { readonly args: null; readonly result: readonly Finding[] };
  readonly trace: { readonly args: { readonly probe: Probe; readonly allPaths: boolean }; readonly result: Trace };
  /** `other` leads from the design asked about to the one it is compared with; `swapped`: the design asked about is the first of the two. */
  readonly compare: { readonly args: { readonly other: DesignChange; readonly swapped: boolean }; readonly result: Comparison };
}
export type EngineCall = keyof EngineCalls;

/** `change` leads from the design of the request before, an empty one at first, to the one that is asked about. */
export type EngineRequest = {
  readonly [Name in EngineCall]: { readonly id: number; readonly call: Name; readonly change: DesignChange; readonly args: EngineCalls[Name]['args'] };
}[EngineCall];

/** Nothing is thrown across the border: a defect inside the worker comes back as `ok: false` with its message. */
export type Answer<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly defect: string };
export interface EngineReply {
  readonly id: number;
  readonly answer: Answer<unknown>;
}
