import { expect, test } from 'vitest';
import { registry } from '../catalog/index.ts';
import { referencePlan } from '../engine/testing/reference-topology.ts';
import { planDesign } from '../plan/plan-design.ts';
import { planLines } from './testing/plan-lines.ts';
import { rt1 } from './testing/private-cloud.ts';

/** The plan of the sample `icp-on-vcenter`, which components draw, beside RT-1 as it was written by hand: devices, interfaces, routes, stages, segments. */

/** What may differ, and why; each of them does. */
const allowed: readonly (readonly [why: string, line: RegExp])[] = [
  ['the plan by hand has one master', /^(master2|master3) /],
  ['so nobody learns the blocks of the others', /^(master1|proxy1|worker1|worker2) route 172\.28\.[56]\.0\/26 tunl0 /],
  ['and no controllers, which packets of the flows never meet', /^nsx-controller-\d /],
  ['nor the control VM of the distributed router with its protocol address', /^dlr~control /],
  ['a wire takes what the interfaces at its ends let through, and its other end is always there', /^segment wire /],
  ['devices that answer on no port say so', /^(client|user|master1|proxy1|worker1|worker2) stage deliver deliver \*$/],
  ['nor that concentrators listen for the other end of their tunnel', /^(l2c-onprem|l2c-cloud) stage deliver deliver \*$/],
  ['masquerading is one list for a node; each row says by which interface it holds', /^(master1|proxy1|worker1|worker2) stage source-translate source-translate /],
  ['nor what the backend router knows of the provider’s own services', /^bcr route 161\.26\.0\.0\/16 blackhole$/],
  ['nor that VTEPs have a stack, and so a gateway, of their own', /^esx\d route 0\.0\.0\.0\/0 \(private-vlan-A 10\.100\.1\.1\d\) via 10\.100\.1\.1$/],
  ['the distributed firewall also guards the uplink of the concentrator (private-cloud.md h 4)', /^l2c-cloud stage port-(in|out) filter \(private-vlan-A\)$/],
];

test('the components of RT-1 say what was written by hand', () => {
  const [drawn, written] = [planLines(planDesign(rt1(), registry)), planLines(referencePlan())];
  const differences = [...written.filter((line) => !drawn.includes(line)), ...drawn.filter((line) => !written.includes(line))];
  expect(differences.filter((line) => !allowed.some(([, pattern]) => pattern.test(line)))).toEqual([]);
  expect(allowed.filter(([, pattern]) => !differences.some((line) => pattern.test(line))).map(([why]) => why)).toEqual([]);
});
