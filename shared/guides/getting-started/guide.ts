import type { Guide } from '../guide.ts';
import { text } from '../steps.ts';
import { activate } from './activate.ts';
import { blockStorage } from './block-storage.ts';
import { floatingIp } from './floating-ip.ts';
import { image } from './image.ts';
import { instance } from './instance.ts';
import { loadBalancer } from './load-balancer.ts';

/** The compute and network getting started guide (seed 001) in its six chapters (GS-02). */
export const gettingStartedGuide: Guide = {
  id: 'getting-started',
  title: text('Compute & Network 시작하기', 'Getting started with Compute & Network'),
  description: text('빈 프로젝트에서 로드 밸런서 뒤의 웹 서버 두 대까지, 여섯 장으로 따라 합니다.', 'From an empty project to two web servers behind a load balancer, in six chapters.'),
  beginning: [
    ['component.add', { kind: 'internet', id: 'internet', name: 'Internet', x: 40, y: 196, props: { latencyMs: 2, transitHops: 13 } }],
    ['component.add', { kind: 'external-user', id: 'client', name: 'External user', x: 40, y: 96, props: { interfaces: [{ id: 'eth0', address: '103.243.200.42' }] } }],
    ['component.add', { kind: 'external-network', id: 'public-network', name: 'Public Network', x: 40, y: 296, props: { cidr: '133.186.128.0/17' } }],
    ['link.connect', { kind: 'routed', from: 'client', to: 'internet' }],
    ['link.connect', { kind: 'routed', from: 'public-network', to: 'internet' }],
    ['component.add', { kind: 'project', id: 'project', name: 'my-project', x: 260, y: 40, width: 640, height: 640 }],
  ],
  chapters: [activate, instance, floatingIp, blockStorage, image, loadBalancer],
};
