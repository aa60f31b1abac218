/** True on devices with Apple Wallet; an iPad says that it is a Macintosh. */
export const isAppleDevice = (): boolean => /iPhone|iPad|iPod|Macintosh/.test(navigator.userAgent);
