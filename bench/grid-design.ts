import type { Design } from '../shared/model/design.ts';
import { sketch, type SketchItem } from '../shared/drawing/testing/sketch.ts';

const perSubnet = 17;
const subnetsPerVpc = 2;
const vpcWidth = 1240;
const vpcHeight = 420;

/** A design of about `count` components: networks with two subnets of 17 instances each, all placed, gateways chained with routed links. */
export function gridDesign(count: number): Design {
  const items: Record<string, SketchItem> = {};
  const perVpc = 2 + subnetsPerVpc * (1 + perSubnet);
  const vpcs = Math.ceil(count / perVpc);
  const columns = Math.ceil(Math.sqrt(vpcs / 2));
  const links: (readonly ['routed', string, string])[] = [];
  for (let vpc = 0; vpc < vpcs; vpc++) {
    const origin = { x: (vpc % columns) * (vpcWidth + 260), y: Math.floor(vpc / columns) * (vpcHeight + 120) };
    items[`gw${vpc}`] = { kind: 'internet', at: { x: origin.x, y: origin.y + 180 } };
    items[`vpc${vpc}`] = { kind: 'vpc', at: { x: origin.x + 170, y: origin.y, width: vpcWidth - 170, height: vpcHeight }, props: { address: `10.${vpc % 250}.0.0/16` } };
    links.push(['routed', `gw${vpc}`, `vpc${vpc}`]);
    if (vpc > 0) links.push(['routed', `gw${vpc - 1}`, `gw${vpc}`]);
    for (let subnet = 0; subnet < subnetsPerVpc; subnet++) addSubnet(items, vpc, subnet);
  }
  return sketch(items, links);
}

function addSubnet(items: Record<string, SketchItem>, vpc: number, subnet: number): void {
  const id = `s${vpc}-${subnet}`;
  items[id] = { kind: 'subnet', parent: `vpc${vpc}`, at: { x: 16, y: 40 + subnet * 186, width: 1040, height: 176 }, props: { address: `10.${vpc % 250}.${subnet}.0/24` } };
  for (let index = 0; index < perSubnet; index++) {
    // Three rows of six: the lower ones are reached past the upper ones, as people draw them.
    const at = { x: 20 + (index % 6) * 168, y: 66 + Math.floor(index / 6) * 36 };
    items[`i${vpc}-${subnet}-${index}`] = { kind: 'pod', name: `web-${index}`, parent: id, at, props: { address: `10.${vpc % 250}.${subnet}.${index + 10}`, lamp: 'running' } };
  }
}
