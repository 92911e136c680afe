def test_x(settings):
    import os
    print(settings.MANDORLA_DATA, os.environ["MANDORLA_DATA"], settings.SECRET_KEY)
    assert 0
