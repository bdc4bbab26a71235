import { Alert, App, type FormInstance } from 'antd';
import i18next, { type TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/http';
import { Refusal } from '../hub/refusal';

/** What went wrong, in the user's words, with the code for the one who helps. */
export function explainProblem(error: unknown, t: TFunction): string {
  if (error instanceof Refusal) return `${t(`error.${error.code}`, { defaultValue: error.message })} (${error.code})`;
  if (!(error instanceof ApiError)) return t('error.unexpected', { detail: String(error) });
  const known = t(`error.${error.code}`, { defaultValue: '', other: error.problem.other ?? t('error.somebody') });
  const detail = error.problem.detail ?? error.problem.title;
  // The server's own sentence says what the value must be; it speaks English.
  if (error.code === 'malformed' && detail && i18next.language.startsWith('en')) return `${detail} (${error.code})`;
  return `${known || detail || t('error.http', { status: error.status })} (${error.code})`;
}

export function Problem({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useTranslation();
  return (
    <Alert
      type="error"
      showIcon
      title={explainProblem(error, t)}
      action={
        onRetry && (
          <button type="button" className="link" onClick={onRetry}>
            {t('common.retry')}
          </button>
        )
      }
    />
  );
}

/** The field of a form that a refusal speaks of: by its whole path, else the last part of it, else by its last word. */
function fieldOf(error: ApiError, form: FormInstance): (string | number)[] | undefined {
  const path = error.problem.field?.replaceAll(/\[(\d+)\]/g, '.$1');
  if (!path) return undefined;
  const names = form.getFieldsError().map((one) => one.name);
  const inside = names.findLast((name) => name.join('.').startsWith(`${path}.`));
  return names.find((name) => name.join('.') === path) ?? inside ?? names.find((name) => name.length === 1 && name[0] === path.split('.').at(-1));
}

/** Runs a change; tells of success, puts a refusal at its field or into a notification. */
export function useAttempt() {
  const { notification, message } = App.useApp();
  const { t } = useTranslation();
  return async <T,>(change: () => Promise<T>, options: { form?: FormInstance; done?: string } = {}): Promise<T | undefined> => {
    try {
      const result = await change();
      if (options.done) void message.success(options.done);
      return result;
    } catch (error) {
      const text = explainProblem(error, t);
      const name = error instanceof ApiError && options.form ? fieldOf(error, options.form) : undefined;
      if (name) options.form!.setFields([{ name, errors: [text] }]);
      else {
        notification.error({ title: t('error.title'), description: text });
      }
      return undefined;
    }
  };
}
