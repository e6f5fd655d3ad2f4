// Models an on-premises site: the place in which an enterprise's own routers, VLANs, servers and users stand.
// Source: domain/private-cloud.md b.4 (OnPremSite), CONTRACTS 1 (containment).
// Not modelled: floors, cabling and power; what connects the machines is drawn as VLANs and links.
import { z } from 'zod';
import { defineComponent } from '../../../model/definition.ts';
import { field } from '../../../model/fields.ts';

const props = z.object({
  location: field.text({ ko: '위치', en: 'Location' }, '', { optional: true }),
});

export const onpremSite = defineComponent({
  id: 'onprem-site',
  family: 'onprem',
  labels: { ko: '온프레미스 사이트', en: 'On-premises site' },
  keywords: ['data centre', 'data center', 'enterprise', 'campus', '데이터센터', '사내망', '온프렘'],
  shape: 'container',
  container: 'place',
  size: { width: 480, height: 360 },
  props,
  parents: { kinds: [], root: true },
  links: [],
  sentences: {},
  card: (self) => ({ address: self.props.location || null, lamp: null }),
});
