import pytest


@pytest.fixture(scope="session")
def nlp():
    from factcheck.pipes import build

    return build()
