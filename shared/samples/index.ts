/*
 * The samples: designs of the customer's guides as files people can read, open and edit (*.hopline beside this file, written by hand).
 * Start screen, command line, tests and benchmarks use the same ones. `texts.ts` holds the same bytes for programs without a file system:
 * run `node tools/embed-samples.mjs` after editing a file; a test keeps both equal.
 * Out: what a list shows, and the text; parsing is the file layer's business.
 */
import type { Localized } from '../model/text.ts';
import { sampleTexts } from './texts.ts';

export type SampleId = keyof typeof sampleTexts;

/** A design that comes with the program. */
export interface Sample {
  readonly id: SampleId;
  readonly title: Localized;
  readonly description: Localized;
  /** The text of the `.hopline` file. */
  readonly text: () => string;
}

function sample(id: SampleId, title: Localized, description: Localized): Sample {
  return { id, title, description, text: () => sampleTexts[id] };
}

/** In the order of the guide, its final state first. */
export const samples: readonly Sample[] = [
  sample(
    'getting-started',
    { ko: '시작하기', en: 'Getting started' },
    { ko: '가이드의 최종 상태: 인스턴스, 플로팅 IP, 보안 규칙, 웹 서버, 로드 밸런서', en: 'The final state of the guide: instance, floating IPs, rules, web servers, load balancer' },
  ),
  sample(
    'getting-started-1-private-only',
    { ko: '시작하기 1: 사설 IP만', en: 'Getting started 1: private address only' },
    { ko: '사설 IP만 있는 인스턴스는 외부에서 접속할 수 없습니다.', en: 'An instance with only a private address cannot be reached from outside.' },
  ),
  sample(
    'getting-started-2-floating-ip',
    { ko: '시작하기 2: 플로팅 IP', en: 'Getting started 2: floating IP' },
    { ko: '플로팅 IP를 연결했지만 default 보안 그룹이 막아 ping에 응답이 없습니다.', en: 'A floating IP is associated, but the default security group blocks ping.' },
  ),
  sample(
    'getting-started-3-icmp',
    { ko: '시작하기 3: ALL ICMP', en: 'Getting started 3: ALL ICMP' },
    { ko: 'ALL ICMP 규칙을 추가해 ping에 응답합니다.', en: 'With the rule ALL ICMP, ping is answered.' },
  ),
  sample(
    'getting-started-4-ssh',
    { ko: '시작하기 4: SSH', en: 'Getting started 4: SSH' },
    { ko: 'SSH 규칙과 0400 키 파일로 root 로그인에 성공합니다.', en: 'With the rule SSH and a key file of mode 0400, root logs in.' },
  ),
  sample(
    'getting-started-5-http',
    { ko: '시작하기 5: 웹 서버', en: 'Getting started 5: web server' },
    { ko: 'HTTP 규칙을 추가하고 인스턴스에서 웹 서버를 실행합니다.', en: 'With the rule HTTP and a web server running, the page opens.' },
  ),
  sample(
    'getting-started-6-load-balancer',
    { ko: '시작하기 6: 로드 밸런서', en: 'Getting started 6: load balancer' },
    { ko: '이미지로 만든 인스턴스 두 대에 로드 밸런서가 부하를 나눕니다.', en: 'A load balancer shares requests between two instances made from one image.' },
  ),
  sample(
    'icp-on-vcenter',
    { ko: 'vCenter Server의 ICP', en: 'ICP on vCenter Server' },
    { ko: 'NSX 에지 뒤의 쿠버네티스 클러스터와 사내로 확장된 네트워크: 흐름 1, 2, 3', en: 'A Kubernetes cluster behind an NSX edge, a network stretched to the company: flows 1, 2 and 3' },
  ),
  sample(
    'icp-dedicated-edge',
    { ko: '전용 에지를 가진 ICP', en: 'ICP with an edge of its own' },
    { ko: '클러스터 네트워크가 분산 라우터에 있어 안쪽 트래픽은 에지를 거치지 않습니다.', en: 'The cluster’s network hangs on a distributed router: what stays inside never meets the edge.' },
  ),
  sample(
    'stretched-network',
    { ko: '확장 네트워크', en: 'Stretched networks' },
    { ko: 'L2 컨센트레이터로 사내 네트워크 두 개를 클라우드까지 확장하고 게이트웨이는 사내에 둡니다.', en: 'Two networks of the company reach into the cloud; their gateways stay at home.' },
  ),
  sample(
    'hybrid-all',
    { ko: '하이브리드 전체', en: 'Hybrid, all of it' },
    { ko: 'vCenter Server의 ICP와 시작하기의 VPC를 사이트 간 VPN으로 연결: 팟에서 ESG, VPN을 거쳐 인스턴스까지', en: 'ICP on vCenter Server and the VPC of the guide, joined by a site-to-site VPN: from pod to edge to instance' },
  ),
];

/** The sample of an id, or null. */
export function findSample(id: string): Sample | null {
  return samples.find((entry) => entry.id === id) ?? null;
}
