import { type Sketch, upTo } from './random-sketch.ts';

/* Services of every type with and without endpoints, and what an ingress sends to them (domain/private-cloud.md b.5). */

const targets = ['pod1', 'pod2', 'vm1', 'db1', 'controller1', 'nobody'] as const;

function service(sketch: Sketch, index: number): void {
  const { dice } = sketch;
  const type = dice.pick(['ClusterIP', 'NodePort', 'LoadBalancer']);
  const isExposed = type !== 'ClusterIP';
  const isNumbered = isExposed && !dice.in100(10);
  sketch.add('service', `svc${index}`, 'icp', {
    type,
    namespace: sketch.mostly('default', ['shop'], 15),
    clusterIp: sketch.mostly(`172.29.0.${90 + index}`, ['', 'None', '172.29.0.91'], 6),
    ports: [
      { id: 'http', name: 'http', protocol: 'tcp', port: 80, targetPort: 8080, ...(isNumbered ? { nodePort: 30_080 + index } : {}) },
      ...(dice.in100(25) ? [{ id: 'db', name: 'db', protocol: 'tcp', port: 3306, ...(isNumbered ? { nodePort: 30_306 } : {}) }] : []),
    ],
    selector: dice.in100(70) ? dice.pick([['app=web'], ['app=db'], ['app=web', 'tier=front'], ['app=nobody']]) : [],
    endpoints: dice.in100(30)
      ? upTo(1 + dice.below(2)).map((row) => ({ id: `e${row}`, component: dice.pick(targets), ...(dice.in100(25) ? { address: dice.pick(['192.168.30.51', '172.28.1.21', '9.9.9']) } : {}), ...(dice.in100(50) ? { port: dice.pick([80, 8080, 3306]) } : {}) }))
      : [],
    externalTrafficPolicy: sketch.mostly('Cluster', ['Local'], 40),
    sessionAffinity: sketch.mostly('None', ['ClientIP'], 25),
    ...(type === 'LoadBalancer' && dice.in100(75) ? { loadBalancerIp: `192.168.20.${140 + index}`, ...(dice.in100(25) ? { loadBalancerSourceRanges: ['192.168.0.0/16'] } : {}) } : {}),
    ...(dice.in100(12) ? { externalIps: ['192.168.20.150'] } : {}),
  });
}

function ingress(sketch: Sketch): void {
  const { dice } = sketch;
  const hosts = ['shop.example.com', '*.example.com', 'web.corp.example', ''] as const;
  sketch.add('ingress', 'ingress', 'icp', {
    rules: upTo(dice.below(4)).map((index) => ({
      id: `i${index}`, host: dice.pick(hosts), path: dice.pick(['/', '/', '/api', '/api/v1']), pathType: dice.pick(['Prefix', 'Prefix', 'Exact']),
      service: dice.in100(5) ? 'nobody' : `svc${1 + dice.below(3)}`, port: sketch.mostly(80, [3306, 81], 10),
    })),
    tls: dice.in100(60) ? [{ id: 't', host: dice.pick(['shop.example.com', 'web.corp.example']), certificate: sketch.mostly('shop-tls', [''], 10) }] : [],
    defaultBackend: dice.in100(20) ? 'svc1' : null,
  });
}

export function drawServices(sketch: Sketch): void {
  const { dice } = sketch;
  for (const index of upTo(sketch.count(0, 3))) service(sketch, index);
  if (dice.in100(75)) {
    sketch.add('service', 'kube-dns', 'icp', {
      type: 'ClusterIP', clusterIp: '172.29.0.10', selector: sketch.mostly(['k8s-app=kube-dns'], [['k8s-app=nobody']], 8), ports: [{ id: 'dns', name: 'dns', protocol: 'udp', port: 53, targetPort: 53 }],
    });
  }
  if (dice.in100(65)) {
    const isExposed = dice.in100(50);
    sketch.add('service', 'svc-ingress', 'icp', {
      type: isExposed ? 'NodePort' : 'ClusterIP', clusterIp: '172.29.0.80', selector: dice.in100(70) ? ['app=ingress'] : [],
      endpoints: dice.in100(30) ? [{ id: 'c', component: 'controller1', port: 8443 }] : [],
      ports: [{ id: 'https', name: 'https', protocol: 'tcp', port: 443, targetPort: 8443, ...(isExposed ? { nodePort: 30_443 } : {}) }, { id: 'http', name: 'http', protocol: 'tcp', port: 80, targetPort: 8080 }],
      externalTrafficPolicy: dice.pick(['Cluster', 'Local']),
    });
  }
  if (dice.in100(70)) ingress(sketch);
}
