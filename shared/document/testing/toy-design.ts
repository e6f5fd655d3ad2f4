import type { Design } from '../../model/design.ts';
import { emptyDesign } from '../../model/design.ts';
import type { Refusal } from '../../model/finding.ts';
import { findCommand } from '../index.ts';
import { toyRegistry } from './toy-registry.ts';

/** Applies a command that must succeed. */
export function apply(design: Design, command: string, args: unknown): Design {
  const result = findCommand(command)?.apply(design, args, toyRegistry);
  if (result?.ok !== true) throw new Error(`${command}: ${JSON.stringify(result?.refusals ?? 'no such command')}`);
  return result.design;
}

/** The refusals of a command that must be refused. */
export function refused(design: Design, command: string, args: unknown): readonly Refusal[] {
  const result = findCommand(command)?.apply(design, args, toyRegistry);
  if (result === undefined || result.ok) throw new Error(`${command} was not refused`);
  return result.refusals;
}

export function codes(refusals: readonly Refusal[]): readonly string[] {
  return refusals.map((one) => one.code);
}

/** zone > net > box a, box b; a tag and a gate outside. */
export function toyDesign(): Design {
  const steps: readonly (readonly [string, unknown])[] = [
    ['component.add', { kind: 'zone', parent: null, x: 0, y: 0, id: 'zone' }],
    ['component.add', { kind: 'net', parent: 'zone', x: 20, y: 40, id: 'net' }],
    ['component.add', { kind: 'box', parent: 'net', x: 14, y: 38, id: 'a' }],
    ['component.add', { kind: 'box', parent: 'net', x: 14, y: 100, id: 'b', props: { friends: ['a'] } }],
    ['component.add', { kind: 'tag', parent: null, x: 500, y: 0, id: 'tag' }],
    ['component.add', { kind: 'gate', parent: null, x: 500, y: 80, id: 'gate' }],
  ];
  return steps.reduce((design, [command, args]) => apply(design, command, args), emptyDesign);
}
