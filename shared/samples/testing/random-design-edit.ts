import type { ZodType } from 'zod';
import { registry } from '../../catalog/index.ts';
import { findCommand } from '../../document/index.ts';
import type { Chance } from '../../engine/testing/random.ts';
import type { Design } from '../../model/design.ts';
import { fieldHint } from '../../model/fields.ts';
import { createScope } from '../../model/scope.ts';
import type { Props } from './random-sketch.ts';

/* Edits that a person makes, by real commands: move, switch, toggle, operate, delete, repair. One that is refused leaves the design as it was. */

function isRecord(value: unknown): value is Props {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The design after a command, or as it was where the command refuses. */
function commanded(design: Design, id: string, args: Props): Design {
  const result = findCommand(id)?.apply(design, args, registry);
  return result?.ok === true ? result.design : design;
}

/** Turns over one toggle or takes another word of one choice, of the component or of one of its rows. */
function switched(design: Design, id: string, dice: Chance): Design {
  const component = design.components[id];
  const schema = registry.find(component?.kind ?? '')?.schema;
  if (component === undefined || schema === undefined) return design;
  const shape: Readonly<Record<string, ZodType>> = schema.shape;
  const fields = Object.entries(shape).flatMap(([key, type]) => {
    const hint = fieldHint(type);
    return hint !== null && ['toggle', 'choice', 'rows', 'group'].includes(hint.form) ? [{ key, hint }] : [];
  });
  if (fields.length === 0) return design;
  const { key, hint } = dice.pick(fields);
  const now: unknown = schema.safeParse(component.props).data?.[key];
  if (hint.form === 'toggle') return commanded(design, 'component.update', { id, props: { [key]: now !== true } });
  if (hint.form === 'choice') return commanded(design, 'component.update', { id, props: { [key]: dice.pick((hint.options ?? []).map((option) => option.value)) } });
  if (isRecord(now)) {
    const flags = Object.keys(now).filter((name) => typeof now[name] === 'boolean');
    return flags.length === 0 ? design : commanded(design, 'component.update', { id, props: { [key]: { ...now, ...Object.fromEntries(dice.some(flags, 60).map((name) => [name, now[name] !== true])) } } });
  }
  const rows: readonly unknown[] = Array.isArray(now) ? now : [];
  if (rows.length === 0) return design;
  const row = dice.pick(rows);
  if (!isRecord(row)) return design;
  if (dice.in100(35)) return commanded(design, 'row.remove', { id, path: `${key}/${String(row['id'])}` });
  const flags = Object.keys(row).filter((name) => typeof row[name] === 'boolean');
  if (flags.length === 0) return design;
  const flag = dice.pick(flags);
  return commanded(design, 'row.update', { id, path: `${key}/${String(row['id'])}`, row: { [flag]: row[flag] !== true } });
}

function moved(design: Design, id: string, dice: Chance): Design {
  const kind = design.components[id]?.kind ?? '';
  const allowed = registry.find(kind)?.parents.kinds ?? [];
  const parents = Object.keys(design.components).filter((other) => other !== id && allowed.includes(design.components[other]?.kind ?? ''));
  if (parents.length === 0) return design;
  return commanded(design, 'component.move', { moves: [{ id, parent: dice.pick(parents), x: 10, y: 10 }] });
}

/** One of the operations that it offers, with its first inputs. */
function operated(design: Design, id: string, dice: Chance): Design {
  const scope = createScope(design, registry);
  const entry = scope.component(id);
  const operations = (registry.find(entry?.component.kind ?? '')?.operations ?? []).filter((one) => entry !== null && one.isOffered(entry.id, entry.component, scope));
  return operations.length === 0 ? design : commanded(design, 'component.operate', { id, operation: dice.pick(operations).id, inputs: {} });
}

/** Takes the component out of the record and leaves what names it: what a file edited by hand may say. */
function tornOut(design: Design, id: string): Design {
  return { ...design, components: Object.fromEntries(Object.entries(design.components).filter(([other]) => other !== id)) };
}

function unplugged(design: Design, dice: Chance): Design {
  const ids = Object.keys(design.links);
  return ids.length === 0 ? design : commanded(design, 'link.disconnect', { id: dice.pick(ids) });
}

export function plausibleEdit(design: Design, dice: Chance): Design {
  const ids = Object.keys(design.components);
  if (ids.length === 0) return design;
  const id = dice.pick(ids);
  const form = dice.below(100);
  if (form < 45) return switched(design, id, dice);
  if (form < 62) return moved(design, id, dice);
  if (form < 76) return operated(design, id, dice);
  if (form < 84) return commanded(design, 'component.remove', { ids: [id] });
  if (form < 94) return unplugged(design, dice);
  return tornOut(design, id);
}
