import { registry } from '../../catalog/index.ts';
import { randomEdit, type Draws } from '../../catalog/testing/random-edit.ts';
import { chance, type Chance } from '../../engine/testing/random.ts';
import { parseDesign, serializeDesign } from '../../file/index.ts';
import type { Design } from '../../model/design.ts';
import { findSample, type SampleId } from '../index.ts';
import { drawKubernetes } from './random-kubernetes.ts';
import { plausibleEdit } from './random-design-edit.ts';
import { drawOverlay } from './random-overlay-design.ts';
import { drawSite } from './random-site.ts';
import { Sketch } from './random-sketch.ts';
import { drawUnderlay, drawWan } from './random-underlay.ts';

/*
 * Random designs of the private and hybrid half: plausible as a whole, with parts that are wrong, half wired or unreadable. Drawn from nothing, or one of the
 * samples after some edits. Every design opens as a file.
 */

/** The design as a file would give it, or null where a file would be refused. */
export function asFile(design: Design): Design | null {
  const parsed = parseDesign(serializeDesign(design), { registry, name: design.meta.name });
  return parsed.ok ? parsed.design : null;
}

/** Chance under which nothing happens that happens seldom: designs in which most of what is asked arrives. */
function calm(dice: Chance): Chance {
  return { ...dice, in100: (percent) => dice.in100(percent) && percent > 10 };
}

function drawn(seed: number, dice: Chance): Design {
  const sketch = new Sketch(dice);
  const underlay = drawUnderlay(sketch);
  const hasSite = dice.in100(65);
  if (hasSite) drawWan(sketch);
  drawOverlay(sketch, underlay, hasSite && dice.in100(60));
  if (hasSite) drawSite(sketch, underlay.hosts);
  if (dice.in100(75)) drawKubernetes(sketch, underlay.hosts);
  return sketch.design(seed);
}

const sampleIds: readonly SampleId[] = ['icp-on-vcenter', 'icp-dedicated-edge', 'stretched-network', 'hybrid-all'];

function sampled(dice: Chance): Design {
  const id = dice.pick(sampleIds);
  const parsed = parseDesign(findSample(id)?.text() ?? '', { registry, name: id });
  if (!parsed.ok) throw new Error(`${id}: ${JSON.stringify(parsed.problems)}`);
  return parsed.design;
}

/** One edit: mostly one that a person would make, else one that nobody would. What no file may hold leaves the design as it was. */
export function edited(design: Design, dice: Chance): Design {
  if (dice.in100(65)) return plausibleEdit(design, dice);
  const draws: Draws = [dice.below(1000), dice.below(100_000), dice.below(100_000), dice.below(100_000)];
  return asFile(randomEdit(design, draws)) ?? design;
}

/** The design of a seed: the same on every machine. */
export function randomDesign(seed: number): Design {
  const dice = chance(seed);
  const isSample = dice.in100(30);
  const isCalm = dice.in100(50);
  let design = asFile(isSample ? sampled(dice) : drawn(seed, isCalm ? calm(dice) : dice));
  if (design === null) throw new Error(`design ${seed} is no file`);
  const edits = isSample ? 1 + dice.below(6) : isCalm ? 0 : dice.below(4);
  for (let count = 0; count < edits; count++) design = edited(design, dice);
  return design;
}
