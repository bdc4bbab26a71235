import { createInstance } from 'i18next';
import { expect, it } from 'vitest';
import en from '../i18n/en';
import zh from '../i18n/zh-CN';
import { whyText } from './reasonText';

const codes = ['seniorForKey', 'seniorForWeak', 'gradeFits', 'gradeAbove', 'gradeBelow', 'brought', 'serves', 'visited', 'contacted', 'related', 'noTie', 'specialtyFits', 'specialtyOther', 'industryFits', 'industryOther', 'load'];

it.each([
  ['en', en],
  ['zh-CN', zh],
])('puts every reason into words of %s', async (lng, texts) => {
  const i18n = createInstance();
  await i18n.init({ lng, resources: { [lng]: { translation: texts } }, interpolation: { escapeValue: false } });
  for (const code of codes) {
    const text = whyText({ code, value: code.startsWith('specialty') ? 'credit' : '3' }, i18n.t);
    expect(text).not.toMatch(/why\.|specialty\.|\{\{/);
  }
  expect(whyText({ code: 'visited', value: '3' }, i18n.t)).toContain('3');
});
