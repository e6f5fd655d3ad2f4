import { defineTexts } from './catalogue.ts';

/** Comments and descriptions of a Terraform export: codes that kinds give, and the frame around them. */
export const terraformTexts = defineTexts({
  'tf.header': { ko: 'Hopline 설계 "{name}"에서 만들었습니다.', en: 'Made from the Hopline design "{name}".' },
  'tf.headerUntitled': { ko: 'Hopline 설계에서 만들었습니다.', en: 'Made from a Hopline design.' },
  'tf.nothing': { ko: '설계에 Terraform으로 만들 수 있는 NHN Cloud 자원이 없습니다.', en: 'The design has no NHN Cloud resource that Terraform could create.' },
  'tf.outside': { ko: 'NHN Cloud 밖에 있어 내보내지 않은 구성 요소: {list}', en: 'Outside NHN Cloud, not written: {list}' },
  'tf.unset': { ko: '{list}: 설계에 값이 없습니다. 적으세요.', en: '{list}: the design does not say it. Fill it in.' },
  'tf.undocumented': {
    ko: '{type}은(는) 프로바이더 소스에만 있고 문서에는 없습니다. 확인한 뒤 주석을 푸세요.',
    en: '{type} is in the source of the provider only, not in its documentation. Uncomment it once you have tried it.',
  },
  'tf.undocumentedArguments': {
    ko: '아래 인수는 프로바이더 소스에만 있고 문서에는 없습니다. 확인한 뒤 주석을 푸세요.',
    en: 'These arguments are in the source of the provider only, not in its documentation. Uncomment them once you have tried them.',
  },
  'tf.notExpressed': { ko: '프로바이더에 인수가 없어 콘솔에서 설정해야 합니다: {list}', en: 'No argument of the provider says this; set it in the console: {list}' },
  'tf.manual': { ko: '{kind} {name}: 프로바이더에 자원이 없습니다. 콘솔이나 API로 만드세요. 설계의 값:', en: '{kind} {name}: the provider has no resource for it. Create it in the console or by the API. From the design:' },
  'tf.defaultTable': {
    ko: '{vpc}와(과) 함께 생기는 기본 라우팅 테이블입니다. 콘솔에 보이는 이름이 "{name}"이 아니면 고치세요.',
    en: 'The default routing table that is born with {vpc}. Correct the name if the console shows another one than "{name}".',
  },
  'tf.route': {
    ko: '라우트 {cidr} ({type}, {gateway}): 프로바이더로 만들 수 없습니다. 콘솔에서 {table}에 추가하세요.',
    en: 'Route {cidr} ({type}, {gateway}): the provider cannot create it. Add it to {table} in the console.',
  },
  'tf.gateway': {
    ko: '인터넷 게이트웨이 {name}: 프로바이더에 자원이 없습니다. 콘솔에서 만들고 ID를 변수에 적으세요. 라우트 0.0.0.0/0은 연결할 때 자동으로 생깁니다.',
    en: 'Internet gateway {name}: the provider has no resource for it. Create it in the console and give its id in the variable. Attaching adds the route 0.0.0.0/0 by itself.',
  },
  'tf.gateway.id': { ko: '인터넷 게이트웨이 {name}의 ID', en: 'Id of the internet gateway {name}' },
  'tf.gateway.unattached': {
    ko: '인터넷 게이트웨이 {name}: 프로바이더에 자원이 없고 연결된 라우팅 테이블도 없습니다. 콘솔에서 만드세요.',
    en: 'Internet gateway {name}: the provider has no resource for it, and it is attached to no routing table. Create it in the console.',
  },
  'tf.group.born': {
    ko: '{name}에는 생성될 때 생기는 룰({rules})이 설계에 없습니다. 콘솔에서 지우세요.',
    en: 'The design has {name} without rules it is born with ({rules}). Delete them in the console.',
  },
  'tf.rule.ipv6': { ko: '{name}의 룰 {rule} ({list}): API는 IPv4 룰만 만듭니다.', en: 'Rule {rule} of {name} ({list}): the API creates IPv4 rules only.' },
  'tf.rule.both': { ko: '룰 {rule}: 설계에 원격 CIDR과 보안 그룹이 모두 있어 CIDR만 적었습니다.', en: 'Rule {rule} has both a remote CIDR and a remote group; the CIDR is written.' },
  'tf.keyPair.publicKey': { ko: '키페어 {name}의 공개 키(OpenSSH 형식)', en: 'Public key of the key pair {name}, in OpenSSH format' },
  'tf.image': { ko: '이미지 {name}: 프로바이더로 만들 수 없습니다. 콘솔에서 먼저 만드세요.', en: 'Image {name}: the provider cannot create it. Create it in the console first.' },
  'tf.image.source': {
    ko: '이미지 {name}: 프로바이더로 만들 수 없습니다. 콘솔에서 {source}(으)로 먼저 만드세요.',
    en: 'Image {name}: the provider cannot create it. Create it from {source} in the console first.',
  },
  'tf.instance.guest': { ko: '설계에서 이 인스턴스가 여는 서비스: {services}. 게스트 안은 Terraform이 만들지 않습니다.', en: 'Services of this instance in the design: {services}. Terraform does not set up the guest.' },
  'tf.floatingIp.address': { ko: '설계의 주소는 {address}이지만 풀이 다른 주소를 줄 수 있습니다.', en: 'The design has {address}; the pool may give another address.' },
  'tf.floatingIp.manual': { ko: '플로팅 IP {address}은(는) 콘솔에서 {name}에 연결하세요.', en: 'Associate floating IP {address} with {name} in the console.' },
  'tf.virtualIp': { ko: '가상 IP {name}: 어느 인스턴스에도 연결하지 않는 예약 포트입니다.', en: 'Virtual IP {name}: a port that reserves the address and belongs to no instance.' },
  'tf.virtualIp.held': { ko: '가상 IP {name}: 주소를 예약하는 포트입니다. 설계에서는 {holder}이(가) 가지고 있습니다.', en: 'Virtual IP {name}: a port that reserves the address; in the design {holder} holds it.' },
  'tf.certificate': { ko: '{name}의 리스너 {listener}에 쓸 인증서 {certificate}의 참조(URL)', en: 'Reference (URL) of the certificate {certificate} for listener {listener} of {name}' },
  'tf.balancer.access': {
    ko: 'IP 접근제어 그룹 {group}({action}: {targets}): 프로바이더에 자원이 없습니다. 콘솔에서 만들어 연결하세요.',
    en: 'IP access control group {group} ({action}: {targets}): the provider has no resource for it. Create and bind it in the console.',
  },
  'tf.pool.cookie': { ko: '멤버 그룹 {pool}: APP_COOKIE의 cookie_name을 적으세요.', en: 'Pool {pool}: give the cookie_name of APP_COOKIE.' },
  'tf.var.user_name': { ko: 'NHN Cloud ID', en: 'NHN Cloud ID' },
  'tf.var.tenant_id': { ko: '프로젝트의 테넌트 ID', en: 'Tenant id of the project' },
  'tf.var.password': { ko: 'API 비밀번호', en: 'API password' },
  'tf.var.auth_url': { ko: '인증 서비스 주소', en: 'Address of the identity service' },
  'tf.var.region': { ko: '리전(KR1 판교, KR2 평촌, JP1 도쿄)', en: 'Region: KR1 Pangyo, KR2 Pyeongchon, JP1 Tokyo' },
});

/** True for a code that has a sentence here. */
export function isTerraformText(code: string): code is keyof typeof terraformTexts {
  return Object.hasOwn(terraformTexts, code);
}
