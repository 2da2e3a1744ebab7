export * from './erasures';
export * from './bodies';
export * from './surveys';
export * from './accounts';
export * from './answers';
export * from './editions';
export * from './audit';
export * from './working';
