import admin from './admin';
import audit from './audit';
import customers from './customers';
import desk from './desk';
import errors from './errors';
import explain from './explain';
import imports from './imports';
import league from './league';
import shell from './shell';
import tv from './tv';

export default { ...admin, ...audit, ...customers, ...desk, ...errors, ...explain, ...imports, ...league, ...shell, ...tv };
