import { enablePatches, produceWithPatches } from 'immer';
import type { z } from 'zod';
import type { AnyRegistry } from '../model/definition.ts';
import type { Design } from '../model/design.ts';
import type { Refusal } from '../model/finding.ts';
import { createScope } from '../model/scope.ts';
import type { Command, CommandContext, CommandSpec, Patch } from './contract.ts';

enablePatches();

/** What a command has touched, read from its patches: the things of meaning, or where only the layout changed the moved ones. */
function touchedBy(patches: readonly Patch[]): readonly string[] {
  const ids = (parts: readonly string[]): readonly string[] => [...new Set(patches.filter(({ path }) => parts.includes(String(path[0])) && path.length > 1).map(({ path }) => String(path[1])))];
  const meant = ids(['components', 'links', 'probes', 'notes']);
  return meant.length > 0 ? meant : ids(['placements']);
}

type Checked<Args> = { readonly args: Args; readonly context: CommandContext; readonly refusals: readonly Refusal[] };

/**
 * Makes a named edit. `apply` first asks everything that `check` asks: a refused command has changed nothing, so `run` may assume that
 * its arguments are read and its precondition holds. An edit that changes nothing succeeds with a step without patches.
 */
export function defineCommand<Args extends z.ZodType>(spec: CommandSpec<Args>): Command {
  const examine = (design: Design, args: unknown, registry: AnyRegistry): Checked<z.output<Args>> | readonly Refusal[] => {
    const read = spec.args.safeParse(args);
    if (!read.success) {
      const [issue] = read.error.issues;
      return [{ code: 'BAD_ARGUMENTS', params: { command: spec.id, path: `/${(issue?.path ?? []).map(String).join('/')}` } }];
    }
    const context: CommandContext = { registry, scope: createScope(design, registry) };
    return { args: read.data, context, refusals: spec.precondition(design, read.data, context) };
  };
  const isChecked = (result: Checked<z.output<Args>> | readonly Refusal[]): result is Checked<z.output<Args>> => 'context' in result;

  return {
    id: spec.id,
    title: spec.title,
    layoutOnly: spec.layoutOnly ?? false,
    check: (design, args, registry) => {
      const examined = examine(design, args, registry);
      return isChecked(examined) ? examined.refusals : examined;
    },
    apply: (design, args, registry) => {
      const examined = examine(design, args, registry);
      if (!isChecked(examined)) return { ok: false, refusals: examined };
      if (examined.refusals.length > 0) return { ok: false, refusals: examined.refusals };
      const [next, patches, inverse] = produceWithPatches(design, (draft) => {
        spec.run(draft, examined.args, examined.context);
      });
      return {
        ok: true,
        design: next,
        step: {
          command: spec.id,
          title: spec.entitle?.(examined.args, examined.context) ?? spec.title,
          params: spec.describe?.(design, examined.args) ?? {},
          patches,
          inverse,
          touches: spec.touches?.(examined.args, examined.context) ?? touchedBy(patches),
        },
        notice: spec.notice?.(examined.args, examined.context) ?? null,
      };
    },
  };
}
