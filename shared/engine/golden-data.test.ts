import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { goldenTable, type GoldenId } from './testing/golden-table.ts';

const folder = path.join(import.meta.dirname, 'testing/domain');

describe('the documents’ own tables', () => {
  it.each([
    ['golden-flows.json', 'da8e0c8c7c979e76d70dbbd5c84b3cab626fea13e428b2ad9f065c23c36b79a2'],
    ['rules.json', 'baf1bed18e0eaaa61a2f71a5bc1187b62f56a0b0958d49aca3dd6da36118dbc5'],
  ])('%s is what was written', (file, checksum) => {
    expect(createHash('sha256').update(readFileSync(path.join(folder, file))).digest('hex')).toBe(checksum);
  });

  it.each([['1A', 12], ['1A-R', 12], ['1B', 16], ['1B-R', 16], ['2', 12], ['2-R', 12], ['3', 15], ['3-R', 15]] as const)('table %s reads as its %d visits', (id: GoldenId, visits) => {
    const table = goldenTable(id);
    expect(table.visits.map((visit) => visit.device)).toEqual(table.devices);
    expect(table.visits).toHaveLength(visits);
  });

  it('a visit is what came in and what each row made of it, without repeats', () => {
    expect(goldenTable('1A').visits[4]).toEqual({
      device: 'esg',
      states: [
        'IP 198.51.100.25:51000>203.0.113.11:443 TCP ttl62 | 1000',
        'IP 198.51.100.25:51000>172.29.0.80:443 TCP ttl62 | 1000',
        'IP 198.51.100.25:51000>172.29.0.80:443 TCP ttl61 | 1000',
      ],
    });
    expect(goldenTable('1A').visits[6]).toEqual({
      device: 'private-vlan-A',
      states: ['VXLAN IP 10.100.1.11>10.100.1.12 UDP H>4789 VNI 5001 // IP 198.51.100.25:51000>172.29.0.80:443 TCP ttl61 | 1050'],
    });
  });
});
