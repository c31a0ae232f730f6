import datetime, time
t = datetime.datetime(2020, 2, 28, 23, 59, 58, 500000)
u = t + datetime.timedelta(days=1, seconds=2.25)
print(t, u, u - t, (u - t).total_seconds(), repr(u), repr(u - t), u.strftime('%Y-%m-%d %H:%M:%S.%f'), u.weekday(), u.isoformat(), u > t, datetime.date(2021, 3, 1) - datetime.date(2020, 3, 1), datetime.timedelta(hours=5) * 3, datetime.timedelta(-1, 3), datetime.timedelta(days=2) / datetime.timedelta(hours=1), (u - t).microseconds, (u - t).seconds)
print(time.strftime('%Y-%m-%d %H:%M', time.gmtime(86400 * 365)), time.gmtime(0), time.asctime(time.gmtime(1e9)))
print(datetime.datetime(2024, 2, 29).strftime('%A %j'), datetime.date(1, 1, 1).toordinal())
print(datetime.datetime(2024, 2, 29).replace(year=2023, day=1, hour=5), datetime.timedelta(weeks=-1))
print(abs(datetime.timedelta(-1, 5)), datetime.timedelta(seconds=10) // 3, datetime.timedelta(1) % datetime.timedelta(hours=5))
print(datetime.datetime.fromtimestamp(0.25) - datetime.datetime.fromtimestamp(0))
