import { registry } from '../../catalog/index.ts';
import { draw, type Step } from '../../catalog/testing/drawing-board.ts';
import type { AskedProbe } from '../../engine/testing/ask.ts';
import { read, type Reading } from '../../engine/testing/reference-reading.ts';
import { parseDesign } from '../../file/index.ts';
import type { Design } from '../../model/design.ts';
import { planDesign } from '../../plan/plan-design.ts';
import { findSample } from '../index.ts';

/* The reference topology of domain/private-cloud.md as its sample draws it, and edits of it by real commands. */

/** A sample, after some edits. */
export function sampleDesign(id: string, ...steps: readonly Step[]): Design {
  const parsed = parseDesign(findSample(id)?.text() ?? '', { registry, name: id });
  if (!parsed.ok) throw new Error(`${id}: ${JSON.stringify(parsed.problems)}`);
  return draw(parsed.design, ...steps);
}

/** RT-1, after some edits. */
export function rt1(...steps: readonly Step[]): Design {
  return sampleDesign('icp-on-vcenter', ...steps);
}

/** What comes of a probe on a design; `choices` are the alternatives that are played. */
export function asked(design: Design, probe: Partial<AskedProbe>, choices: readonly string[] = []): Reading {
  return read(planDesign(design, registry), probe, choices);
}

/** An edit of one row of a component's list, found at `list/row`. */
export function editRow(id: string, path: string, row: Readonly<Record<string, unknown>>): Step {
  return ['row.update', { id, path, row }];
}

export function addRow(id: string, path: string, row: Readonly<Record<string, unknown>>): Step {
  return ['row.add', { id, path, row }];
}

export function removeRow(id: string, path: string): Step {
  return ['row.remove', { id, path }];
}

/** What flow 1 asks, on any design of RT-1. */
export const shop = { from: 'client', to: 'https://shop.example.com', kind: 'http', sizeBytes: 1000 } as const;

/** Flow 1 after some edits; `web` is the endpoint that is played. */
export function visit(steps: readonly Step[], web: 'pod-web1' | 'pod-web2' = 'pod-web2'): Reading {
  return asked(rt1(...steps), shop, [web]);
}

/** Flow 2 after some edits. */
export function database(...steps: readonly Step[]): Reading {
  return asked(rt1(...steps), { from: 'pod-web1', to: 'db.corp.example', kind: 'tcp', port: 3306, sourcePort: 45_000, sizeBytes: 1000 });
}
