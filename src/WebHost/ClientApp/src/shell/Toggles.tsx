import { DesktopOutlined, MoonOutlined, SunOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { usePreferences, type ThemeChoice } from '../common/preferences';
import { speak } from '../i18n';

export function LanguageButton() {
  const { t, i18n } = useTranslation();
  const other = i18n.language.startsWith('zh') ? 'en' : 'zh-CN';
  return (
    <Button type="text" aria-label={t('shell.language')} onClick={() => void speak(other)} className="language-button" lang={other}>
      {other === 'en' ? 'EN' : '中文'}
    </Button>
  );
}

const icons = { system: <DesktopOutlined />, light: <SunOutlined />, dark: <MoonOutlined /> };

export function ThemeButton() {
  const { t } = useTranslation();
  const { choice, choose } = usePreferences();
  const items = (['system', 'light', 'dark'] as const).map((key) => ({ key, icon: icons[key], label: t(`theme.${key}`) }));
  return (
    <Dropdown trigger={['click']} menu={{ items, selectable: true, selectedKeys: [choice], onClick: ({ key }) => choose(key as ThemeChoice) }}>
      <Button type="text" icon={icons[choice]} aria-label={t('shell.theme')} />
    </Dropdown>
  );
}
