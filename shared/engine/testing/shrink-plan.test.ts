import { expect, it } from 'vitest';
import type { Plan } from '../../plan/plan.ts';
import { randomPlan } from './random-plan.ts';
import { shrinkPlan } from './shrink-plan.ts';

const tunnels = (plan: Plan): number => plan.devices.flatMap((device) => device.stages).filter((stage) => stage.kind === 'encapsulate' && stage.tunnel.type === 'ipip').length;
const overlays = (plan: Plan): number => plan.segments.filter((segment) => (segment.overlay?.endpoints.length ?? 0) > 1).length;

it('a plan shrinks to what the failure needs and nothing else', () => {
  const seeds = Array.from({ length: 200 }, (_, index) => index + 1);
  const seed = seeds.find((each) => tunnels(randomPlan(each)) > 1 && overlays(randomPlan(each)) > 1) ?? 0;
  const least = shrinkPlan(randomPlan(seed), (plan) => tunnels(plan) > 0 && overlays(plan) > 0);
  expect(least.devices.map((device) => device.stages.map((stage) => stage.kind))).toEqual([['encapsulate']]);
  expect(least.devices[0]?.interfaces).toEqual([]);
  expect(least.segments.map((segment) => segment.overlay?.endpoints.length)).toEqual([2]);
});
