"""The pages that answer without a login. Everything else asks for one; tests/test_architecture.py walks every address."""

PUBLIC_URL_NAMES = frozenset(
    {
        "account_inactive",
        "account_login",
        "account_logout",
        "account_reset_password",
        "account_reset_password_done",
        "account_reset_password_from_key",
        "account_reset_password_from_key_done",
        "health",  # says only that the service answers
    }
)
