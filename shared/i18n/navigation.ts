import { defineTexts } from './catalogue.ts';

/** Finding one's way on the canvas: camera, search, overview map, going into containers. */
export const navigationTexts = defineTexts({
  'wheel.pans': { ko: '휠로 화면 이동', en: 'Wheel pans' },
  'camera.back': { ko: '이전 위치', en: 'Previous view' },
  'camera.forward': { ko: '다음 위치', en: 'Next view' },
  'camera.noBack': { ko: '이전 위치가 없습니다.', en: 'There is no previous view.' },
  'camera.noForward': { ko: '다음 위치가 없습니다.', en: 'There is no next view.' },
});
