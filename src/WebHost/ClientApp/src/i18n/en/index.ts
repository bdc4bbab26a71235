import admin from './admin';
import agenda from './agenda';
import assignments from './assignments';
import audit from './audit';
import branch from './branch';
import customers from './customers';
import demerits from './demerits';
import desk from './desk';
import errors from './errors';
import explain from './explain';
import file from './file';
import handovers from './handovers';
import imports from './imports';
import league from './league';
import messages from './messages';
import needs from './needs';
import shell from './shell';
import tv from './tv';
import visits from './visits';

export default {
  ...admin,
  ...agenda,
  ...assignments,
  ...audit,
  ...branch,
  ...customers,
  ...demerits,
  ...desk,
  ...errors,
  ...explain,
  ...file,
  ...handovers,
  ...imports,
  ...league,
  ...messages,
  ...needs,
  ...shell,
  ...tv,
  ...visits,
};
