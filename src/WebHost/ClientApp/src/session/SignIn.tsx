import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/http';
import { podium } from '../api/podium';
import type { Session } from '../api/types';
import { explainProblem } from '../common/problems';
import { Brand } from '../shell/Brand';
import { LanguageButton, ThemeButton } from '../shell/Toggles';
import './signin.css';

export function SignIn({ onSignedIn }: { onSignedIn: (session: Session) => void }) {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const signIn = async ({ userName, password }: { userName: string; password: string }) => {
    setBusy(true);
    setProblem(null);
    try {
      onSignedIn(await podium.signIn(userName.trim(), password));
    } catch (error) {
      const wrong = error instanceof ApiError && error.status === 401;
      setProblem(wrong ? t('signIn.wrong') : explainProblem(error, t));
      setBusy(false);
    }
  };
  return (
    <main className="sign-in">
      <div className="sign-in-tools">
        <LanguageButton />
        <ThemeButton />
      </div>
      <section className="sign-in-card">
        <Brand large />
        <p className="sign-in-claim">{t('signIn.claim')}</p>
        <Form layout="vertical" requiredMark={false} onFinish={signIn} size="large">
          <Form.Item name="userName" label={t('signIn.userName')} rules={[{ required: true, message: t('common.required') }]}>
            <Input autoComplete="username" autoFocus autoCapitalize="none" spellCheck={false} />
          </Form.Item>
          <Form.Item name="password" label={t('signIn.password')} rules={[{ required: true, message: t('common.required') }]}>
            <Input.Password autoComplete="current-password" />
          </Form.Item>
          <div role="alert" className="sign-in-problem">
            {problem}
          </div>
          <Button type="primary" htmlType="submit" block loading={busy}>
            {t('signIn.submit')}
          </Button>
        </Form>
      </section>
    </main>
  );
}
