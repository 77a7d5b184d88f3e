/** The page script: registers every island and the handlers that every page shares. */
import "./islands/ballot/ballot.ts";
import "./islands/ballot/codes.ts";
import "./islands/ballot/teller.ts";
import "./islands/beside/beside.ts";
import "./islands/cell/cell.ts";
import "./islands/choose/choose.ts";
import "./islands/editor/editor.ts";
import "./islands/file/file.ts";
import "./islands/follow/follow.ts";
import "./islands/form/form.ts";
import "./islands/keys/keys.ts";
import "./islands/live/live.ts";
import "./islands/mark/mark.ts";
import "./islands/passkey/passkey.ts";
import "./islands/timer/timer.ts";
import "./islands/toast/toast.ts";
import "./islands/unread/unread.ts";
import "./islands/until/until.ts";
import { keepOnDevice } from "./shared/device.ts";
import { goOn } from "./shared/going-on.ts";
import { closeMenusOnOutsideUse } from "./shared/menus.ts";
import { focusAfterSwap, focusOnWrong } from "./shared/swap.ts";

closeMenusOnOutsideUse(document);
focusAfterSwap(document);
focusOnWrong(document);
goOn(document);
keepOnDevice(document);
