import admin from './admin';
import audit from './audit';
import customers from './customers';
import demerits from './demerits';
import desk from './desk';
import errors from './errors';
import explain from './explain';
import file from './file';
import handovers from './handovers';
import imports from './imports';
import league from './league';
import shell from './shell';
import tv from './tv';

export default {
  ...admin,
  ...audit,
  ...customers,
  ...demerits,
  ...desk,
  ...errors,
  ...explain,
  ...file,
  ...handovers,
  ...imports,
  ...league,
  ...shell,
  ...tv,
};
