import { Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CustomerFile } from '../../api/types';
import './file.css';

/** How much of what the tier asks for is there, and what is not. */
export function Completeness({ completeness }: Pick<CustomerFile, 'completeness'>) {
  const { t } = useTranslation();
  const { percent, required, missing } = completeness;
  const status = percent >= 100 ? 'success' : required ? 'exception' : 'normal';
  return (
    <div className="completeness">
      <Progress type="circle" percent={percent} size={58} status={status} format={(value) => `${value}%`} aria-label={t('file.completeness')} />
      <div>
        <b>{t('file.completeness')}</b>
        {missing.length === 0 ? (
          <p>{t('file.complete')}</p>
        ) : (
          <p className={required ? 'sum-wrong' : undefined}>
            {t(required ? 'file.missingRequired' : 'file.missing')} {missing.map((field) => t(`fileField.${field}`, { defaultValue: field })).join(t('file.comma'))}
          </p>
        )}
      </div>
    </div>
  );
}

/** The same in a row of a list. */
export function CompletenessBar({ percent }: { percent: number }) {
  const { t } = useTranslation();
  return (
    <span className="completeness-bar" role="img" aria-label={`${t('file.completeness')} ${percent}%`} title={`${t('file.completeness')} ${percent}%`}>
      <i className={percent >= 100 ? 'is-complete' : undefined} style={{ width: `${percent}%` }} />
    </span>
  );
}
