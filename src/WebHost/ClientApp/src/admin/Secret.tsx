import { Alert, Typography } from 'antd';

/** Something that is shown once and to be copied now. */
export function Secret({ title, text }: { title: string; text: string }) {
  return (
    <Alert
      type="success"
      showIcon
      className="secret"
      title={title}
      description={
        <Typography.Text copyable code>
          {text}
        </Typography.Text>
      }
    />
  );
}
