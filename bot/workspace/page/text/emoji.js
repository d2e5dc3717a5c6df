/** The emoji names a workplace uses most; an unknown name stays as typed. */

const TABLE = `
+1 👍|thumbsup 👍|-1 👎|thumbsdown 👎|wave 👋|raised_hands 🙌|clap 👏|pray 🙏|point_right 👉|point_left 👈|point_up 👆
point_down 👇|muscle 💪|ok_hand 👌|hand ✋|eyes 👀|brain 🧠|bust_in_silhouette 👤|busts_in_silhouette 👥|smile 😄
slightly_smiling_face 🙂|grinning 😀|wink 😉|thinking_face 🤔|sweat_smile 😅|joy 😂|cry 😢|confused 😕|tada 🎉
sparkles ✨|star ⭐|fire 🔥|heart ❤️|rocket 🚀|bulb 💡|bell 🔔|no_bell 🔕|mega 📣|loudspeaker 📢|speech_balloon 💬
thought_balloon 💭|white_check_mark ✅|heavy_check_mark ✔️|ballot_box_with_check ☑️|x ❌|negative_squared_cross_mark ❎
warning ⚠️|no_entry ⛔|no_entry_sign 🚫|exclamation ❗|question ❓|grey_question ❔|information_source ℹ️|sos 🆘
rotating_light 🚨|construction 🚧|red_circle 🔴|large_orange_circle 🟠|large_yellow_circle 🟡|large_green_circle 🟢
large_blue_circle 🔵|white_circle ⚪|black_circle ⚫|large_green_square 🟩|large_orange_square 🟧|large_red_square 🟥
arrow_right ➡️|arrow_left ⬅️|arrow_up ⬆️|arrow_down ⬇️|leftwards_arrow_with_hook ↩️|repeat 🔁
arrows_counterclockwise 🔄|fast_forward ⏩|double_vertical_bar ⏸️|stopwatch ⏱️|alarm_clock ⏰|hourglass ⌛
hourglass_flowing_sand ⏳|clock9 🕘|calendar 📅|date 📅|spiral_calendar_pad 🗓️|clipboard 📋|memo 📝|pencil 📝|pencil2 ✏️
page_facing_up 📄|scroll 📜|books 📚|book 📖|closed_book 📕|bookmark_tabs 📑|label 🏷️|pushpin 📌|round_pushpin 📍
paperclip 📎|link 🔗|mag 🔍|mag_right 🔎|file_folder 📁|open_file_folder 📂|card_index_dividers 🗂️|file_cabinet 🗄️
card_file_box 🗃️|wastebasket 🗑️|inbox_tray 📥|outbox_tray 📤|package 📦|email 📧|envelope ✉️|incoming_envelope 📨
telephone_receiver 📞|iphone 📱|computer 💻|floppy_disk 💾|printer 🖨️|bar_chart 📊|chart_with_upwards_trend 📈
lock 🔒|unlock 🔓|closed_lock_with_key 🔐|key 🔑|shield 🛡️|scales ⚖️|classical_building 🏛️|office 🏢|house 🏠
globe_with_meridians 🌐|earth_africa 🌍|speaking_head_in_silhouette 🗣️|busstop 🚏|train 🚆|bus 🚌|electric_plug 🔌
battery 🔋|car 🚗|credit_card 💳|moneybag 💰|receipt 🧾|gear ⚙️|wrench 🔧|hammer_and_wrench 🛠️|broom 🧹|seedling 🌱
coffee ☕|palm_tree 🌴|sunny ☀️|zap ⚡|robot_face 🤖|zzz 💤|one 1️⃣|two 2️⃣|three 3️⃣|four 4️⃣|five 5️⃣
flag-be 🇧🇪|flag-nl 🇳🇱|flag-fr 🇫🇷|flag-de 🇩🇪|flag-gb 🇬🇧|gb 🇬🇧|flag-eu 🇪🇺`;

const EMOJI = new Map(
  TABLE.trim()
    .split(/[|\n]/)
    .map((entry) => /** @type {[string, string]} */ (entry.split(" "))),
);

/**
 * @param {string} name without colons
 * @returns {string | undefined} the character
 */
export function emojiFor(name) {
  return EMOJI.get(name);
}
