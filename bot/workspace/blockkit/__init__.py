"""Slack's rules for messages, modals and Home, as tables; `validate_message` and `validate_view` apply them."""
